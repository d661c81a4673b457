/// The forms that answers are asked for in: JSON schemas, what frameworks write in place of them,
/// and the simplest text that a pattern allows. Nothing here knows a conversation.
@NullMarked
package io.openbailian.writer.schema;

import org.jspecify.annotations.NullMarked;
