/// Pictures in terminals that can show them. What lives here turns a picture into text that a
/// terminal understands; it never asks a service, and never writes a file.
@NullMarked
package io.openbailian.cli.output.show;

import org.jspecify.annotations.NullMarked;
