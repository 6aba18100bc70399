export type CustomerFact = { kind: 'arrived'; channel: string; name: string };
