/// Whether what somebody sent is legal, and what it then asks for. Never a model's name, never the
/// text of a file.
@NullMarked
package io.openbailian.catalog.check;

import org.jspecify.annotations.NullMarked;
