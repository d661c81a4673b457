/// What a script may say, and what happens then.
@NullMarked
package io.openbailian.engines.scripted;

import org.jspecify.annotations.NullMarked;
