terraform {
  required_providers {
    avara = {
      source = "avara-software/avara"
    }
  }
}

# Reads the key from AVARA_API_KEY and the address from AVARA_BASE_URL.
provider "avara" {
  deletion_policy   = "deactivate"
  max_deactivations = 2
  on_existing       = "create"
}
