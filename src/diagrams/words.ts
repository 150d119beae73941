export const words = {
  ko: {
    open: '크게 보기',
    close: '닫기',
    larger: '더 크게',
    smaller: '더 작게',
    fit: '맞춤',
    drawing: '그림. 화살표 키로 움직이고 +와 -로 크기를 바꿉니다.',
  },
  en: {
    open: 'Show large',
    close: 'Close',
    larger: 'Larger',
    smaller: 'Smaller',
    fit: 'Fit',
    drawing: 'Drawing. Move with the arrow keys, change its size with + and -.',
  },
};
