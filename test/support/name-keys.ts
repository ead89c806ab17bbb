/** Names of customers, and the keys that fleets and `adopt` make from them, with `-` between words. */
export const nameKeys: readonly (readonly [name: string, key: string])[] = [
  ["Lakeside General Hospital", "lakeside-general-hospital"],
  ["St. Anne’s Children's Clinic", "st-annes-childrens-clinic"],
  ["  Zürich / Łódź – Ærø ", "zurich-lodz-aero"],
  ["Straße №5 ﬁne", "strasse-no5-fine"],
  ["病院 North", "north"],
  ["snake_case__name", "snake-case-name"],
  ["A/B", "a-b"],
  ["Constructor", "customer-constructor"],
];

/** Names from which no key can be made. */
export const keylessNames: readonly string[] = ["病院", "!!!", "_"];
