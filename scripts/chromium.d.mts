export function systemChromium(): string | undefined;
export function hasPlaywrightChromium(): Promise<boolean>;
