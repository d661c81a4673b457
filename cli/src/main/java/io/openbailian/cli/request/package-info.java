/// From what a person said to the body of a request: the models that are known, what a verb needs
/// of one, the values of its fields, and the pictures that go with it.
///
/// Nothing here knows picocli, prints, or starts a server.
@NullMarked
package io.openbailian.cli.request;

import org.jspecify.annotations.NullMarked;
