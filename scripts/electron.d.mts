export function whyNoElectron(root: string): string | undefined;
export function electronArgs(): string[];
export function electronPath(root: string): string;
export function runElectron(path: string, args: string[]): Promise<number>;
