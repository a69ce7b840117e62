/** `lasti web [FILE]`: serves the window until Ctrl+C. */
import { startWeb } from '../../web.ts';

export async function serveWeb(file: string | undefined, port: number): Promise<number> {
  let host: Awaited<ReturnType<typeof startWeb>>;
  try {
    host = await startWeb({ file: file ?? null, port });
  } catch (error) {
    console.error(`lasti: the window cannot be served: ${(error as Error).message}`);
    return 1;
  }
  console.log(`Lasti is at ${host.url}  (Ctrl+C ends it)`);
  const signal = await new Promise<string>((resolve) => {
    process.once('SIGINT', () => resolve('SIGINT'));
    process.once('SIGTERM', () => resolve('SIGTERM'));
  });
  await host.close();
  return signal === 'SIGINT' ? 130 : 143;
}
