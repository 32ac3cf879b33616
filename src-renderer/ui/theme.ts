/**
 * The look of the house: calm, large, legible. Petrol on paper by day, soft light on slate by night. Every pair of
 * text and ground keeps 4.5:1 (`theme.test.ts` counts it), every control is at least 44 px high.
 */
import {
  Alert,
  Badge,
  Button,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
  rem,
  type VariantColorsResolver,
} from '@mantine/core';

const petrol: MantineColorsTuple = [
  '#eaf3f3',
  '#d5e6e7',
  '#aacdd0',
  '#7db4b9',
  '#559da4',
  '#35868e',
  '#1f6f78',
  '#135c65',
  '#0c4a52',
  '#06363d',
];
const amber: MantineColorsTuple = [
  '#fdf3e0',
  '#f9e4bd',
  '#f3cb82',
  '#edb34b',
  '#e29c24',
  '#c47f0e',
  '#9c6306',
  '#7f4f04',
  '#643e05',
  '#452a03',
];
const brick: MantineColorsTuple = [
  '#fcedea',
  '#f8d9d4',
  '#f1b3aa',
  '#e9897c',
  '#dd6454',
  '#c84735',
  '#ac3423',
  '#8f291a',
  '#712015',
  '#50150d',
];
const leaf: MantineColorsTuple = [
  '#eaf5ec',
  '#d3e9d7',
  '#a6d2af',
  '#77ba86',
  '#51a364',
  '#378a4c',
  '#27723b',
  '#1d5d2f',
  '#164a25',
  '#0e3419',
];
const slate: MantineColorsTuple = [
  '#e6eaeb',
  '#c3cbcd',
  '#9aa6a9',
  '#728084',
  '#6b7a7f',
  '#344044',
  '#262f32',
  '#1d2527',
  '#151b1d',
  '#0e1214',
];
const stone: MantineColorsTuple = [
  '#faf9f6',
  '#f3f1eb',
  '#e8e5dc',
  '#d8d4c8',
  '#8f8b7f',
  '#77746a',
  '#625f58',
  '#4d4b45',
  '#383733',
  '#232321',
];

/** Grounds and texts that `theme.css` and the contrast test share. */
export const grounds = {
  light: { body: stone[1], surface: '#ffffff', text: '#1b2324', dimmed: '#55605f', border: stone[3] },
  dark: { body: slate[8], surface: slate[7], text: slate[0], dimmed: '#a9b4b6', border: slate[5] },
} as const;

/** Text on a filled control: light on the dark shades of day, dark on the light shades of night. */
const variantColorResolver: VariantColorsResolver = (input) => {
  const colors = defaultVariantColorsResolver(input);
  return input.variant === 'filled' ? { ...colors, color: 'var(--vp-on-filled)' } : colors;
};

/**
 * Texts of files may be in Japanese, Chinese or Korean, which the font of the screens does not have. A font that is named is
 * asked once; without a name the browser asks the system for each sign apart, some hundreds of times for one screen.
 */
const eastAsian = [
  'Yu Gothic UI',
  'Microsoft YaHei UI',
  'Malgun Gothic',
  'Hiragino Sans',
  'PingFang SC',
  'Apple SD Gothic Neo',
  'Noto Sans CJK JP',
  'Noto Sans JP',
  'Droid Sans Fallback',
].map((name) => `'${name}'`);
const readable = `'Noto Sans', system-ui, ${eastAsian.join(', ')}, sans-serif`;

/** The page behind it stands still without a style element, which the content security policy would refuse. */
const standsStill = { removeScrollBar: false };

export const theme = createTheme({
  variantColorResolver,
  fontFamily: readable,
  fontFamilyMonospace: `ui-monospace, 'Noto Sans Mono', ${eastAsian.join(', ')}, monospace`,
  headings: {
    fontFamily: readable,
    fontWeight: '700',
    sizes: {
      h1: { fontSize: rem(28), lineHeight: '1.25' },
      h2: { fontSize: rem(21), lineHeight: '1.3' },
      h3: { fontSize: rem(17), lineHeight: '1.35' },
    },
  },
  fontSizes: { xs: rem(13), sm: rem(15), md: rem(16), lg: rem(18), xl: rem(21) },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.55', lg: '1.55', xl: '1.5' },
  spacing: { xs: rem(8), sm: rem(12), md: rem(16), lg: rem(24), xl: rem(36) },
  radius: { xs: rem(3), sm: rem(6), md: rem(9), lg: rem(14), xl: rem(22) },
  defaultRadius: 'md',
  colors: { petrol, amber, brick, leaf, dark: slate, gray: stone, red: brick, green: leaf, yellow: amber },
  primaryColor: 'petrol',
  primaryShade: { light: 7, dark: 3 },
  autoContrast: true,
  luminanceThreshold: 0.28,
  black: grounds.light.text,
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    Button: Button.extend({ defaultProps: { size: 'md' } }),
    Badge: Badge.extend({ defaultProps: { tt: 'none', fw: 600, variant: 'light' } }),
    Alert: Alert.extend({ defaultProps: { variant: 'light' } }),
    ActionIcon: { defaultProps: { size: 44, variant: 'subtle' } },
    // Without it a browser keeps what was typed in its session files, in the clear.
    TextInput: { defaultProps: { size: 'md', autoComplete: 'off' } },
    PasswordInput: { defaultProps: { size: 'md' } },
    NumberInput: { defaultProps: { size: 'md' } },
    Textarea: { defaultProps: { size: 'md', autoComplete: 'off' } },
    Select: { defaultProps: { size: 'md', allowDeselect: false } },
    NativeSelect: { defaultProps: { size: 'md' } },
    MultiSelect: { defaultProps: { size: 'md' } },
    FileInput: { defaultProps: { size: 'md' } },
    Checkbox: { defaultProps: { size: 'md', iconColor: 'var(--vp-on-filled)' } },
    Radio: { defaultProps: { size: 'md', iconColor: 'var(--vp-on-filled)' } },
    Switch: { defaultProps: { size: 'md' } },
    SegmentedControl: { defaultProps: { size: 'md' } },
    Chip: { defaultProps: { size: 'md' } },
    Table: { defaultProps: { verticalSpacing: 'sm', horizontalSpacing: 'md' } },
    Modal: {
      defaultProps: {
        centered: true,
        overlayProps: { backgroundOpacity: 0.5 },
        removeScrollProps: standsStill,
      },
    },
    Drawer: { defaultProps: { overlayProps: { backgroundOpacity: 0.5 }, removeScrollProps: standsStill } },
    Tooltip: {
      defaultProps: { openDelay: 400, withArrow: true, events: { hover: true, focus: true, touch: false } },
    },
  },
});
