@NullMarked
package io.openbailian.engines.openai;

import org.jspecify.annotations.NullMarked;
