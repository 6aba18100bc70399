import { agent, type Conversation, customer } from './conversation.ts';

export const portuguese: readonly Conversation[] = [
  {
    id: 'pt-morada',
    customer: 'Inês Carvalho',
    language: 'pt',
    department: 'orders',
    category: ['Orders', 'Changes', 'Address'],
    turns: [
      customer('Olá! Enganei-me no número da porta, ainda dá para corrigir?'),
      agent('Olá, Inês! Ainda vamos a tempo. Qual é o número da encomenda?'),
      customer('MF-20494410. É o 18 e não o 81'),
      agent('Já está corrigido: Rua das Amoreiras, 18, 2.º esquerdo. Confirma?'),
      customer('Confirmo, obrigada! Quando chega?'),
      agent('Na quinta-feira, da parte da tarde. Recebe uma mensagem uma hora antes.'),
      customer('Ótimo, fico à espera 😊'),
    ],
  },
  {
    id: 'pt-garantia',
    customer: 'Thiago Moraes',
    language: 'pt',
    department: 'returns',
    category: ['Warranty', 'Lighting', 'Replacement'],
    turns: [
      customer('Boa tarde, a luminária parou de funcionar depois de três meses'),
      agent('Boa tarde, Thiago. Lamento! Você já testou com outra lâmpada?'),
      customer('Já, com duas. Não é a lâmpada'),
      agent('Então deve ser o interruptor. Está na garantia, posso trocar a peça ou a luminária inteira.'),
      customer('Prefiro trocar inteira, pode ser?'),
      agent('Pode, sim. A nova sai amanhã, e a etiqueta para devolver a antiga já está no seu e-mail.'),
      customer('Não preciso pagar nada?'),
      agent('Nada. A garantia é de dois anos e cobre o frete também.'),
      customer('Muito obrigado pela ajuda!'),
    ],
  },
];
