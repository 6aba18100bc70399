import { describe, expect, test } from 'vitest';
import { clientOnFloor } from './testing/client-on-floor.ts';

describe('focus', () => {
  test('C29: the first at once, then at most one in a quarter of a second, the last always', async () => {
    const { client, floor, pass } = await clientOnFloor();
    const said = () => floor.frames('focus').map(({ interaction }) => interaction);
    client.focus('one');
    await pass(10, 10);
    for (const place of ['two', 'three', 'four']) client.focus(place);
    await pass(200);
    expect(said()).toEqual(['one']);
    await pass(100);
    expect(said()).toEqual(['one', 'four']);
    client.focus('five');
    client.focus('four');
    await pass(1_000);
    expect(said()).toEqual(['one', 'four']);
    client.focus(null);
    await pass(10, 10);
    expect(said()).toEqual(['one', 'four', null]);
  });

  test('C29: said again on every connection, unless it is nowhere', async () => {
    const { client, floor, pass } = await clientOnFloor();
    client.focus('one');
    await pass(10, 10);
    floor.network.last().cut();
    await pass(2_000);
    client.focus(null);
    await pass(300);
    floor.network.last().cut();
    await pass(2_000);
    expect(floor.frames('focus').map(({ interaction }) => interaction)).toEqual(['one', 'one', null]);
  });

  test('C29: an agent’s focus is shown on their desk, and typing where it belongs', async () => {
    const { client, floor, deliver } = await clientOnFloor();
    floor.interaction('one', 'ana');
    const desk = client.open({ view: 'desk', agent: 'ana' });
    const ben = client.open({ view: 'desk', agent: 'ben' });
    const agents = client.open({ view: 'agents' });
    const chat = client.open({ view: 'chat' });
    const conversation = client.open({ view: 'conversation', interaction: 'one' });
    await deliver();
    floor.signal(
      { kind: 'focus', agent: 'ana', interaction: 'one' },
      { kind: 'typing', agent: 'ana', interaction: 'one', until: 5 },
      { kind: 'typing', agent: null, interaction: 'two', until: 6 },
    );
    await deliver();
    const seen = [desk, ben, agents, chat, conversation].map((handle) => [
      handle.focus.value,
      [...handle.typing.value.keys()],
    ]);
    expect(seen).toEqual([
      ['one', ['one']],
      [null, []],
      [null, ['one']],
      [null, ['two']],
      [null, []],
    ]);
  });
});
