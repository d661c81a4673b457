/// Stories in steps: a text and a picture in turn, as many as the prompt asks for.
@NullMarked
package io.openbailian.illustrator.story;

import org.jspecify.annotations.NullMarked;
