/**
 * log, log2, log10 and log1p with the C library's bits (musl's: S. Nagy's `log` and `log2`, within 0.52 and 0.55 units in the
 * last place, FreeBSD's e_log10.c and s_log1p.c).
 *
 * log and log2: x is 2 ** k times z, and z is near some c of a table, so that log(x) is k log(2) + log(c) + log(z/c), the last by a
 * polynomial. The c are chosen so that the float of their logarithm lacks next to nothing; OFFSETS tells how far their inverses lie
 * from that of the middle of each interval, everything else of the tables is computed when first needed.
 */
import { DIGITS, LN2, logarithm, toFloat } from '../fixed-point.ts';
import { clearLow, fromWords, highWord, lowWord } from './words.ts';

/** In units of 2 ** -53. */
// biome-ignore format: a table
const OFFSETS = [
  -46284764, -115287508, -468669678, -249329608, 38090024, -246646796, -1002326510, 684959852, -469186612, 114842368,
  1027234976, -481782956, 170339482, 57318300, 568107598, 685126114, -136840918, -692289424, -180227532, -928045960,
  570685416, -979097650, 752109696, 94795624, -847275702, -521977068, 672214042, 896483156, 308354710, 895786768,
  482455110, -841273428, -436853460, -193753368, -411670436, -736356396, -690257420, -1020569004, 963527462, 418672224,
  858672620, 30978658, 884706354, -835668660, 146366742, 1030465360, 1015969072, 167574550, 660819904, 303193368,
  755488408, 396605714, 429596542, -691915432, 712326214, 431020044, -459795920, -263419452, 430427236, -929038414,
  -665643992, 771561040, -800689572, 512416278, 956713054, 691440674, 256933754, 435031502, -324096686, 590255160,
  -471785550, -138738694, 187333682, -545720260, 183830348, 58036118, 517786458, 772018560, -483266014, 136798762,
  386341370, 408940642, 65060217, -120872168, 189498853, -32395328, -49955913, 154042178, -346113480, 148348366,
  -396488327, -427431396, 107119491, -500798201, 212184347, 305888811, -330297730, -91422864, 6707636, 273897542,
  -512931067, -500150233, 485589437, -280752730, 106848032, 30953893, -291342514, -408884927, 149302919, -107851081,
  225432558, 460497078, -452391632, -490679353, 508304210, 493208081, 336502878, 526975298, -457361038, -312310462,
  -365194252, -421357131, 362015322, 310793228, -441535439, -69145545, -528727990, 433364383
];

// biome-ignore format: a table
const OFFSETS2 = [
  -657089416, -148952652, 2042282996, -1862364392, 1008758128, -671229686, -566236688, -1517550136, 540004500,
  -1329546352, 239442116, -1593770226, 796134302, 1377776536, -1562670762, 622942366, 1027406798, 839197914, 1299731968,
  816437314, 349037184, 1143293060, 870856314, -433621528, -1982418524, -1381114690, -2061773102, 797480974, 132447944,
  1864812422, 1935290126, -1958302916, -56073172, -1635653646, -731396574, -1963692430, -2131064966, -664023376,
  402809104, 726064162, -137453701, 900509459, -327015489, -795511436, 214218588, 759630975, -488691505, -693136430,
  -418196895, -982645419, -1031413185, 767668918, 191094814, 358029168, -1027234167, -92054101, -59776880, -273556791,
  -87604962, -82950621, 1000733367, 46436578, 255011079, 359290331
];

interface Table {
  /** 1/c, log(c), and c in two floats. */
  readonly inverse: Float64Array;
  readonly log: Float64Array;
  readonly high: Float64Array;
  readonly low: Float64Array;
}

/** High word of the number from which the intervals go up to its double; its low word is 0. */
const FIRST = 0x3fe60000;

/** `scale` takes a natural logarithm to the wanted one, `places` are the digits behind the point that log(c) has. */
function makeTable(offsets: readonly number[], scale: (log: bigint) => bigint, places: bigint): Table {
  const make = () => new Float64Array(offsets.length);
  const table = { inverse: make(), log: make(), high: make(), low: make() };
  const step = 0x100000 / offsets.length;
  const cut = DIGITS - places;
  offsets.forEach((offset, i) => {
    const start = FIRST + i * step;
    const inverse = 2 / (fromWords(start, 0) + fromWords(start + step, 0)) + offset * 2 ** -53;
    const units = BigInt(inverse * 2 ** 53);
    const exact = scale(-logarithm(units, 1n << 53n));
    table.inverse[i] = inverse;
    table.log[i] = toFloat(((exact + (1n << (cut - 1n))) >> cut) << cut);
    table.high[i] = 1 / inverse;
    const high = BigInt(table.high[i] * 2 ** 53) << (DIGITS - 53n);
    table.low[i] = toFloat((1n << (DIGITS + 53n)) / units - high);
  });
  return table;
}

let table: Table | undefined;
let table2: Table | undefined;

const LN2_HIGH = fromWords(0x3fe62e42, 0xfefa3800);
const LN2_LOW = fromWords(0x3d2ef357, 0x93c76730);
const A1 = -0.5000000000000001;
const A2 = 0.33333333331825593;
const A3 = -0.2499999999622955;
const A4 = 0.20000304511814496;
const A5 = -0.16667054827627667;
// For x near 1.
const B2 = 0.3333333333333352;
const B3 = -0.24999999999998432;
const B4 = 0.19999999999320328;
const B5 = -0.16666666669929706;
const B6 = 0.14285715076560868;
const B7 = -0.12499997863982555;
const B8 = 0.11110712032936046;
const B9 = -0.10000486757818193;
const B10 = 0.09181994006195467;
const B11 = -0.08328363062289341;

/** The natural logarithm; -Infinity for 0, NaN below. */
export function log(x: number): number {
  if (x >= 0.9375 && x < 1.064697265625) return logNearOne(x);
  if (!(x > 0) || x === Number.POSITIVE_INFINITY) return special(x);
  table ??= makeTable(OFFSETS, (value) => value, 43n);
  let high = highWord(x);
  let low = lowWord(x);
  if (high < 0x100000) {
    high = highWord(x * 2 ** 52) - (52 << 20);
    low = lowWord(x * 2 ** 52);
  }
  const offset = (high - FIRST) | 0;
  const i = (offset >>> 13) & 127;
  const k = offset >> 20;
  const z = fromWords(high - (offset & 0xfff00000), low);
  const r = (z - table.high[i] - table.low[i]) * table.inverse[i];
  const w = k * LN2_HIGH + table.log[i];
  const sum = w + r;
  const rest = w - sum + r + k * LN2_LOW;
  const r2 = r * r;
  return rest + r2 * A1 + r * r2 * (A2 + r * A3 + r2 * (A4 + r * A5)) + sum;
}

function special(x: number): number {
  if (x === 0) return Number.NEGATIVE_INFINITY;
  return x < 0 ? Number.NaN : x;
}

function logNearOne(x: number): number {
  if (x === 1) return 0;
  const r = x - 1;
  const r2 = r * r;
  const r3 = r * r2;
  const p = B2 + r * B3 + r2 * B4 + r3 * (B5 + r * B6 + r2 * B7 + r3 * (B8 + r * B9 + r2 * B10 + r3 * B11));
  const shift = r * 2 ** 27;
  const rHigh = r + shift - shift;
  const rLow = r - rHigh;
  const square = rHigh * rHigh * -0.5;
  const sum = r + square;
  const rest = r - sum + square + -0.5 * rLow * (rHigh + r);
  return r3 * p + rest + sum;
}

const PER_LN2_HIGH = 1.4426950407214463;
const PER_LN2_LOW = 1.6751713164886512e-10;
const C2 = -0.7213475204444882;
const C3 = 0.4808983469629985;
const C4 = -0.36067375954075914;
const C5 = 0.2885390073180969;
const C6 = -0.2404693555628422;
const C7 = 0.2061202382173603;
const D2 = -0.7213475204444817;
const D3 = 0.48089834696298744;
const D4 = -0.360673760222145;
const D5 = 0.2885390081805197;
const D6 = -0.24044917405728863;
const D7 = 0.2060992861022954;
const D8 = -0.18033596705327856;
const D9 = 0.1603032746063156;
const D10 = -0.14483316576701266;
const D11 = 0.13046826811283835;

/** The logarithm to base 2; -Infinity for 0, NaN below. */
export function log2(x: number): number {
  if (x >= 1 - 0.04239702224731445 && x < 1 + 0.044274330139160156) return log2NearOne(x);
  if (!(x > 0) || x === Number.POSITIVE_INFINITY) return special(x);
  table2 ??= makeTable(OFFSETS2, (value) => (value << DIGITS) / LN2, 42n);
  let high = highWord(x);
  let low = lowWord(x);
  if (high < 0x100000) {
    high = highWord(x * 2 ** 52) - (52 << 20);
    low = lowWord(x * 2 ** 52);
  }
  const offset = (high - FIRST) | 0;
  const i = (offset >>> 14) & 63;
  const k = offset >> 20;
  const z = fromWords(high - (offset & 0xfff00000), low);
  const r = (z - table2.high[i] - table2.low[i]) * table2.inverse[i];
  const rHigh = clearLow(r);
  const rLow = r - rHigh;
  const t1 = rHigh * PER_LN2_HIGH;
  const t2 = rLow * PER_LN2_HIGH + r * PER_LN2_LOW;
  const t3 = k + table2.log[i];
  const sum = t3 + t1;
  const rest = t3 - sum + t1 + t2;
  const r2 = r * r;
  const r4 = r2 * r2;
  const p = C2 + r * C3 + r2 * (C4 + r * C5) + r4 * (C6 + r * C7);
  return rest + r2 * p + sum;
}

function log2NearOne(x: number): number {
  if (x === 1) return 0;
  const r = x - 1;
  const rHigh = clearLow(r);
  const rLow = r - rHigh;
  const high = rHigh * PER_LN2_HIGH;
  let low = rLow * PER_LN2_HIGH + r * PER_LN2_LOW;
  const r2 = r * r;
  const r4 = r2 * r2;
  const p = r2 * (D2 + r * D3);
  const y = high + p;
  low += high - y + p;
  low += r4 * (D4 + r * D5 + r2 * (D6 + r * D7) + r4 * (D8 + r * D9 + r2 * (D10 + r * D11)));
  return y + low;
}

const SPLIT_HIGH = 0.6931471803691238;
const SPLIT_LOW = 1.9082149292705877e-10;
const L1 = 0.6666666666666735;
const L2 = 0.3999999999940942;
const L3 = 0.2857142874366239;
const L4 = 0.22222198432149784;
const L5 = 0.1818357216161805;
const L6 = 0.15313837699209373;
const L7 = 0.14798198605116586;

/** log(1 + f) is f - f*f/2 + s * (f*f/2 + this), s = f / (2 + f). */
function series(s: number): number {
  const z = s * s;
  const w = z * z;
  const odd = z * (L1 + w * (L3 + w * (L5 + w * L7)));
  return odd + w * (L2 + w * (L4 + w * L6));
}

const SQRT_HALF = 0x3fe6a09e;

/** log(1 + x) without the loss near 0; -Infinity for -1, NaN below. */
export function log1p(x: number): number {
  if (Number.isNaN(x) || x === Number.POSITIVE_INFINITY) return x;
  if (x <= -1) return x === -1 ? Number.NEGATIVE_INFINITY : Number.NaN;
  if (Math.abs(x) < 2 ** -53) return x;
  const high = highWord(x);
  let k = 0;
  let c = 0;
  let f = x;
  // Outside of the square roots of 1/2 and 2, less 1.
  if (high < 0 ? high >>> 0 > 0xbfd2bec4 : high >= 0x3fda827a) {
    const u = 1 + x;
    const scaled = highWord(u) + (0x3ff00000 - SQRT_HALF);
    k = (scaled >> 20) - 0x3ff;
    // What the float of 1 + x lacks.
    if (k < 54) c = (k >= 2 ? 1 - (u - x) : x - (u - 1)) / u;
    f = fromWords((scaled & 0xfffff) + SQRT_HALF, lowWord(u)) - 1;
  }
  const half = 0.5 * f * f;
  const s = f / (2 + f);
  return s * (half + series(s)) + (k * SPLIT_LOW + c) - half + f + k * SPLIT_HIGH;
}

const PER_LN10_HIGH = 0.4342944818781689;
const PER_LN10_LOW = 2.5082946711645275e-11;
const LOG10_2_HIGH = 0.30102999566361177;
const LOG10_2_LOW = 3.694239077158931e-13;

/** The logarithm to base 10; -Infinity for 0, NaN below. */
export function log10(x: number): number {
  if (!(x > 0) || x === Number.POSITIVE_INFINITY) return special(x);
  if (x === 1) return 0;
  const small = x < 2 ** -1022;
  const normal = small ? x * 2 ** 54 : x;
  const scaled = highWord(normal) + (0x3ff00000 - SQRT_HALF);
  const k = (scaled >> 20) - 0x3ff - (small ? 54 : 0);
  const f = fromWords((scaled & 0xfffff) + SQRT_HALF, lowWord(normal)) - 1;
  const half = 0.5 * f * f;
  const s = f / (2 + f);
  const high = clearLow(f - half);
  const low = f - high - half + s * (half + series(s));
  const first = high * PER_LN10_HIGH;
  const whole = k * LOG10_2_HIGH;
  const rest = k * LOG10_2_LOW + (low + high) * PER_LN10_LOW + low * PER_LN10_HIGH;
  const sum = whole + first;
  return rest + (whole - sum + first) + sum;
}
