@NullMarked
package io.openbailian.tokenizer;

import org.jspecify.annotations.NullMarked;
