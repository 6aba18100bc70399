import { describe, expect, test } from 'vitest';
import { conversations, type Conversation, type Turn } from '../conversations/index.ts';
import { streamOf } from '../seeded.ts';
import { intentOf } from './intent.ts';
import { nextLine, nudge } from './next-line.ts';
import { intents, phrasebooks } from './phrases/index.ts';

const scriptWith = (id: string) => conversations.find((conversation) => conversation.id === id) as Conversation;
const random = () => streamOf(9, 'customer');

/** A chat in which a person answers with these, and the customer says all they want in between. */
function chat(script: Conversation, answers: readonly string[], seed = 'chat') {
  const said: Turn[] = [];
  const chances = streamOf(9, seed);
  const listenOrLeave = () => {
    for (let lines = 0; lines < 5; lines++) {
      const next = nextLine(script, said, chances);
      if (next.kind !== 'say') return next.kind;
      said.push({ from: 'customer', text: next.text });
    }
    throw new Error('the customer never stops talking');
  };
  let state = listenOrLeave();
  for (const text of answers) {
    if (state === 'leave') break;
    said.push({ from: 'agent', text });
    state = listenOrLeave();
  }
  return { said, state };
}

describe('a customer of a bot agent', () => {
  test.each(conversations.map((conversation) => [conversation.id, conversation] as const))(
    '%s is played to its end, and left',
    (_id, script) => {
      const said: Turn[] = [];
      for (const turn of script.turns) {
        const next = nextLine(script, said, random());
        expect(next).toEqual(turn.from === 'customer' ? { kind: 'say', text: turn.text } : { kind: 'listen' });
        said.push(turn);
      }
      expect(nextLine(script, said, random())).toEqual({ kind: 'leave' });
    },
  );

  test('asking whether anybody is there changes nothing in what comes next', () => {
    const script = scriptWith('en-broken-vase');
    const asked: Turn[] = [...script.turns.slice(0, 1), { from: 'customer', text: phrasebooks.en.nudge[0] ?? '' }];
    expect(nextLine(script, asked, random())).toEqual({ kind: 'listen' });
    const answered: Turn[] = [...asked, ...script.turns.slice(1, 2)];
    expect(nextLine(script, answered, random())).toEqual({ kind: 'say', text: script.turns[2]?.text });
  });
});

describe('a customer of a person', () => {
  const vase = scriptWith('en-broken-vase');

  test('answers whatever is written, and then listens', () => {
    for (const answer of ['ok', 'asdf', '?', '👍', 'We are closed.', 'Möchten Sie Ersatz?', '申し訳ございません']) {
      const { said, state } = chat(vase, [answer]);
      expect([answer, said.at(-1)?.from, state]).toEqual([answer, 'customer', 'listen']);
    }
  });

  test('gives an order number when asked for it, the same each time', () => {
    const given = chat(vase, ['What is your order number?', 'Which order number was it again?']).said;
    const numbers = given
      .filter((turn) => turn.from === 'customer')
      .flatMap((turn) => turn.text.match(/MF-\d+/g) ?? []);
    expect(new Set(numbers)).toEqual(new Set(['MF-20488402']));
    expect(numbers.length).toBeGreaterThanOrEqual(2);
    expect(chat(scriptWith('es-taza'), ['¿Cuál es el número de pedido?']).said.at(-1)?.text).toMatch(/MF-204\d{5}/);
  });

  test('replies in the language they began in', () => {
    const { said } = chat(scriptWith('ja-yunomi'), ['I am so sorry to hear that.']);
    expect(phrasebooks.ja.sorry).toContain(said.at(-1)?.text);
  });

  test('thanks and leaves once the agent closes, and in the end in any case', () => {
    const closed = chat(vase, ['Hello!', 'Is there anything else I can do?', 'Never reached']);
    expect(closed.state).toBe('leave');
    expect(phrasebooks.en.thanks).toContain(closed.said.at(-1)?.text);
    const endless = chat(
      vase,
      Array.from({ length: 30 }, (_, index) => `Fact number ${index}.`),
    );
    expect(endless.state).toBe('leave');
    expect(endless.said.filter((turn) => turn.from === 'agent')).toHaveLength(7);
  });

  test('asks one thing more, some of them', () => {
    const followUps = Array.from({ length: 20 }, (_, seed) =>
      chat(vase, ['One.', 'Two.', 'Three.', 'Four.', 'Five.'], `seed ${seed}`).said.filter((turn) =>
        phrasebooks.en.followUp.includes(turn.text),
      ),
    );
    expect(Math.max(...followUps.map((lines) => lines.length))).toBe(1);
    expect(followUps.filter((lines) => lines.length === 1).length).toBeGreaterThan(5);
  });

  test('nudges once or twice, then waits in silence', () => {
    const said: Turn[] = [{ from: 'customer', text: 'Hi' }];
    for (let count = 0; count < 3; count++) {
      const text = nudge(vase, said, random());
      expect(text).toBeDefined();
      said.push({ from: 'customer', text: text ?? '' });
    }
    expect(nudge(vase, said, random())).toBeUndefined();
  });
});

describe('what an agent means', () => {
  test.each([
    ['Could you give me your order number, please?', 'order-number'],
    ['Ihre Bestellnummer bitte', 'order-number'],
    ['One moment, let me check', 'wait'],
    ['I’m so sorry about that!', 'sorry'],
    ['Is the address still right?', 'address'],
    ['Could you send a photo?', 'photo'],
    ['Would you like a replacement or a refund?', 'offer'],
    ['It will be with you on Thursday.', 'when'],
    ['Hello Amelia', 'greeting'],
    ['Hello, how can I help you?', 'help'],
    ['Hast du es schon versucht?', 'question'],
    ['The shop is in Leeds.', 'statement'],
    ['Have a nice day!', 'closing'],
    ['ご注文番号を教えてください', 'order-number'],
    ['هل تحتاج إلى شيء آخر؟', 'closing'],
  ])('%s: %s', (message, intent) => {
    expect(intentOf(message)).toBe(intent);
  });

  test('every phrasebook has more than one way to put each thing', () => {
    for (const book of Object.values(phrasebooks)) {
      const { length } = Object.keys(book);
      expect(length).toBe(intents.length - 1 + 3);
      for (const lines of Object.values(book)) expect(new Set(lines).size).toBeGreaterThan(1);
    }
  });
});
