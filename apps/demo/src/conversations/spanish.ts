import { agent, type Conversation, customer } from './conversation.ts';

export const spanish: readonly Conversation[] = [
  {
    id: 'es-paquete',
    customer: 'Lucía Fernández',
    language: 'es',
    department: 'orders',
    category: ['Orders', 'Delivery', 'Late parcel'],
    turns: [
      customer('Hola, mi pedido tenía que llegar ayer y el seguimiento no se mueve. ¿Qué pasa?'),
      agent('Hola, Lucía. Siento la espera. ¿Me dices el número de pedido, por favor?'),
      customer('MF-20489917, unas cortinas'),
      agent('Gracias. El camión tuvo una avería y el reparto pasa a mañana por la mañana.'),
      customer('Por la mañana no estoy en casa 😩'),
      agent('Puedo pedir que lo dejen en la tienda de la esquina, la frutería Sol. ¿Te va bien?'),
      customer('¡Sí, genial! Los conozco'),
      agent('Hecho. Lleva el DNI y pregunta por el paquete a tu nombre. ¡Buen fin de semana!'),
      customer('Muchas gracias, igualmente'),
    ],
  },
  {
    id: 'es-taza',
    customer: 'Joaquín Ibáñez',
    language: 'es',
    department: 'returns',
    category: ['Returns', 'Damaged', 'In transit'],
    turns: [
      customer('Buenas tardes, una de las seis tazas ha llegado sin asa'),
      agent('Buenas tardes, Joaquín. ¡Vaya! ¿De qué color es la taza?'),
      customer('La azul. Las otras cinco están perfectas'),
      agent('Te mando otra azul hoy mismo. No hace falta que devuelvas la rota.'),
      customer('¿Tengo que pagar el envío?'),
      agent('No, claro que no, corre de nuestra cuenta. Llegará el jueves.'),
      customer('Estupendo. La rota servirá de maceta 🌱'),
      agent('¡Qué buena idea! Que crezca bien.'),
    ],
  },
];
