/** Names of customers, and the keys that fleets and `adopt` make of them, with `-` between the words. */
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

/** Names that no key can be made of. */
export const keylessNames: readonly string[] = ["病院", "!!!", "_"];
