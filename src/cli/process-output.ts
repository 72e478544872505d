/**
 * Writes to an output of the process. Once nobody reads it any more, as after `| head -1`, the rest is dropped: that is no
 * error of the command. Every other failure is thrown.
 */
export function writeTo(stream: NodeJS.WriteStream): (text: string) => void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  return (text) => void stream.write(text);
}
