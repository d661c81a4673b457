/// The prompt as the illustrator really carries it out, in words.
@NullMarked
package io.openbailian.illustrator.rewrite;

import org.jspecify.annotations.NullMarked;
