/// The wire of Bailian (DashScope): names, sentences, times, errors and JSON, without any I/O. What
/// only one side of the wire writes or reads stands in the packages of that side.
@NullMarked
package io.openbailian.protocol;

import org.jspecify.annotations.NullMarked;
