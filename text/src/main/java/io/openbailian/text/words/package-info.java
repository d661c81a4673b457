/// Words of two languages: a dictionary between Chinese and English, where words begin and end, and
/// where spaces belong.
@NullMarked
package io.openbailian.text.words;

import org.jspecify.annotations.NullMarked;
