/// The Files API in both dialects: files that a key keeps here, which conversations may refer to.
/// How files are kept lives in `server.upload`.
@NullMarked
package io.openbailian.server.http.files;

import org.jspecify.annotations.NullMarked;
