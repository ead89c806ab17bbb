/** A new key pair for signatures by ECDSA. */
export interface SigningKey {
  /** As SubjectPublicKeyInfo. */
  readonly publicKeyDer: Uint8Array;
  /** As PKCS #8. */
  readonly privateKeyDer: Uint8Array;
  /** Signs the SHA-256 of the data. The signature is two numbers of one length. */
  sign(data: Uint8Array): Promise<Uint8Array>;
}
