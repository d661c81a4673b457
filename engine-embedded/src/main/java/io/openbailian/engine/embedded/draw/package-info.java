/// Calls that the illustrator answers: pictures, films and stories from words alone.
@NullMarked
package io.openbailian.engine.embedded.draw;

import org.jspecify.annotations.NullMarked;
