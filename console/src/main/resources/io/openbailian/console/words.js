// Sentences are data: words.en.json and words.zh.json have the same keys.
let language = 'en';
let sentences = {};

export function lang() {
  return language;
}

export async function speak(chosen) {
  const kept = chosen || localStorage.getItem('lang');
  language = kept || (navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en');
  if (language !== 'zh') language = 'en';
  if (chosen) localStorage.setItem('lang', chosen);
  const answer = await fetch('words.' + language + '.json');
  sentences = await answer.json();
  document.documentElement.lang = language;
}

export function t(key, ...values) {
  const sentence = sentences[key];
  if (sentence === undefined) return key;
  return values.reduce((text, value, i) => text.replace('{' + i + '}', value), sentence);
}

// What the catalogue says in both languages.
export function said(words) {
  return words ? words[language] || words.en || '' : '';
}

export function moment(text) {
  const date = new Date(text);
  return isNaN(date) ? '' : new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB',
    { month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(date);
}

export function span(millis) {
  if (millis < 1000) return t('span.ms', Math.round(millis));
  if (millis < 60000) return t('span.s', (millis / 1000).toFixed(1));
  if (millis < 3600000) return t('span.min', Math.round(millis / 60000));
  return t('span.h', Math.round(millis / 3600000));
}

export function yuan(amount) {
  return '¥' + Number(amount).toFixed(4).replace(/0{1,2}$/, '');
}

export function bytes(count) {
  if (count < 1024) return count + ' B';
  if (count < 1048576) return (count / 1024).toFixed(0) + ' KB';
  return (count / 1048576).toFixed(1) + ' MB';
}
