// Colours that the colour-blind tell apart (Okabe and Ito, 2008), and steps of one blue from light to dark; each ink is readable on its ground.

export const COLOUR = {
  paper: "#ffffff",
  ink: "#1b2230",
  /** Of lesser words: 6 to 1 on paper. */
  muted: "#566071",
  track: "#e9edf3",
  rule: "#d5dbe4",
  /** What is there. */
  main: "#0072b2",
  /** What stands against it. */
  second: "#0a3566",
  /** What is expected. */
  light: "#a9d3ee",
  /** What needs a look; never without a word or a shape that says so too. */
  alarm: "#b84700",
  alarmGround: "#fff1e3",
  hidden: "#eef0f4",
  hiddenHatch: "#c9d0db",
} as const;

/** From little to much; the middle is left out, on which neither dark nor white letters can be read. */
export const STEPS: readonly string[] = ["#e6f1fa", "#c3ddf1", "#93c3e6", "#2a76b5", "#175994", "#0a3566"];

export function inkOn(ground: string): string {
  return contrast(ground, COLOUR.ink) >= contrast(ground, COLOUR.paper) ? COLOUR.ink : COLOUR.paper;
}

/** Between 1 and 21 (WCAG 2.2, contrast ratio). @param one and other as `#rrggbb` */
export function contrast(one: string, other: string): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
