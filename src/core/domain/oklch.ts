/** A colour by lightness (0 to 1), chroma (0 to about 0.37) and hue (degrees). Source: B. Ottosson, "A perceptual color space for image processing", 2020. */
export interface Oklch {
  readonly lightness: number;
  readonly chroma: number;
  readonly hue: number;
}

/**
 * The lightness, chroma and hue of a colour.
 *
 * @throws RangeError unless it is `#rrggbb`.
 */
export function toOklch(hex: string): Oklch {
  if (!/^#[0-9a-f]{6}$/i.test(hex)) throw new RangeError(`No hex colour: ${hex}`);
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((channel) => (channel <= 0.040_45 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4));
  const l = Math.cbrt(0.412_221_470_8 * r + 0.536_332_536_3 * g + 0.051_445_992_9 * b);
  const m = Math.cbrt(0.211_903_498_2 * r + 0.680_699_545_1 * g + 0.107_396_956_6 * b);
  const s = Math.cbrt(0.088_302_461_9 * r + 0.281_718_837_6 * g + 0.629_978_700_5 * b);
  const a = 1.977_998_495_1 * l - 2.428_592_205 * m + 0.450_593_709_9 * s;
  const z = 0.025_904_037_1 * l + 0.782_771_766_2 * m - 0.808_675_766 * s;
  return {
    lightness: 0.210_454_255_3 * l + 0.793_617_785 * m - 0.004_072_046_8 * s,
    chroma: Math.hypot(a, z),
    hue: ((Math.atan2(z, a) * 180) / Math.PI + 360) % 360,
  };
}

/** The colour as `#rrggbb`; where a screen cannot show it, with as much chroma as it can. */
export function fromOklch({ lightness, chroma, hue }: Oklch): string {
  const held = Math.min(1, Math.max(0, lightness));
  const inside = (c: number): boolean =>
    linearOf(held, c, hue).every((channel) => channel >= -0.0001 && channel <= 1.0001);
  let least = 0;
  let most = chroma;
  if (!inside(most)) {
    for (let i = 0; i < 20; i += 1) {
      const middle = (least + most) / 2;
      if (inside(middle)) least = middle;
      else most = middle;
    }
    most = least;
  }
  const channels = linearOf(held, most, hue).map((channel) => {
    const within = Math.min(1, Math.max(0, channel));
    const encoded = within <= 0.003_130_8 ? within * 12.92 : 1.055 * within ** (1 / 2.4) - 0.055;
    return Math.round(encoded * 255)
      .toString(16)
      .padStart(2, '0');
  });
  return `#${channels.join('')}`;
}

function linearOf(lightness: number, chroma: number, hue: number): readonly number[] {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.396_337_777_4 * a + 0.215_803_757_3 * b) ** 3;
  const m = (lightness - 0.105_561_345_8 * a - 0.063_854_172_8 * b) ** 3;
  const s = (lightness - 0.089_484_177_5 * a - 1.291_485_548 * b) ** 3;
  return [
    4.076_741_662_1 * l - 3.307_711_591_3 * m + 0.230_969_929_2 * s,
    -1.268_438_004_6 * l + 2.609_757_401_1 * m - 0.341_319_396_5 * s,
    -0.004_196_086_3 * l - 0.703_418_614_7 * m + 1.707_614_701 * s,
  ];
}
