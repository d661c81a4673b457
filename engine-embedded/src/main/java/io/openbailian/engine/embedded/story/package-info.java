/// Stories in steps: a text and a picture in turn, as many as the prompt asks for.
@NullMarked
package io.openbailian.engine.embedded.story;

import org.jspecify.annotations.NullMarked;
