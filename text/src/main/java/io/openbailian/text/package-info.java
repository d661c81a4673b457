/// Matchers for text that others wrote. Their time is proportional to the text, whatever it is.
@NullMarked
package io.openbailian.text;

import org.jspecify.annotations.NullMarked;
