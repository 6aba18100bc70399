import { agent, type Conversation, customer } from './conversation.ts';

/** Right to left, with numbers and Latin order codes inside. */
export const arabic: readonly Conversation[] = [
  {
    id: 'ar-tawsil',
    customer: 'ليلى حداد',
    language: 'ar',
    department: 'orders',
    category: ['Orders', 'Delivery', 'Late parcel'],
    turns: [
      customer('مرحباً، كان يجب أن يصل طلبي أمس ولم يصل بعد.'),
      agent('مرحباً ليلى، نعتذر عن التأخير. ما رقم الطلب من فضلك؟'),
      customer('الرقم MF-20490873، طقم شاي'),
      agent('شكراً لكِ. الطرد في مركز التوزيع وسيخرج مع السائق صباح الغد.'),
      customer('هل يمكن أن يتصل بي قبل الوصول؟'),
      agent('بالتأكيد، أضفت ملاحظة للسائق ليتصل قبل نصف ساعة.'),
      customer('ممتاز، شكراً جزيلاً 🌷'),
      agent('على الرحب والسعة، ونتمنى لكِ يوماً سعيداً.'),
    ],
  },
  {
    id: 'ar-istirja',
    customer: 'عمر منصور',
    language: 'ar',
    department: 'returns',
    category: ['Returns', 'Exchange', 'Wrong size'],
    turns: [
      customer('السلام عليكم، السجادة أصغر مما توقعت، هل يمكن استبدالها؟'),
      agent('وعليكم السلام عمر، نعم بكل سرور. أي مقاس تحتاج؟'),
      customer('160 × 230 إن وُجد'),
      agent('متوفر، والفرق 35 يورو. هل أحجزها لك؟'),
      customer('نعم من فضلك، وكيف أعيد الصغيرة؟'),
      agent('يأخذها المندوب عند تسليم الكبيرة، يكفي أن تلفها وتربطها.'),
      customer('رائع، متى يأتي؟'),
      agent('يوم الأربعاء بين العاشرة والثانية ظهراً.'),
      customer('تمام، شكراً'),
    ],
  },
];
