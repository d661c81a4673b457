/// What a request for text says, as engines need it: the conversation, tools and limits.
@NullMarked
package io.openbailian.engine.text;

import org.jspecify.annotations.NullMarked;
