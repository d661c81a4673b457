/// From what an engine made to the file that is kept: exact size, marks, label, encoding.
@NullMarked
package io.openbailian.server.media;

import org.jspecify.annotations.NullMarked;
