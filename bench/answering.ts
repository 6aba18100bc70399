// The other end of a program of the benchmark: each message is an order, and is answered. Ends with whoever started it.
export function answering(obey: (order: never) => Promise<unknown>): void {
  process.on('disconnect', () => process.exit(0));
  process.on('message', (order) => {
    obey(order as never).then(
      (answer) => process.send!({ answer }),
      (error: unknown) => process.send!({ failed: String(error instanceof Error ? error.stack : error) }),
    );
  });
}
