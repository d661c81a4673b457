/// The wire of Bailian (DashScope): names, sentences, times and JSON shapes, without any I/O.
@NullMarked
package io.openbailian.protocol;

import org.jspecify.annotations.NullMarked;
