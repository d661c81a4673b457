/// The wire as a server sees it: the documents and frames it answers with, the messages it reads.
/// Nothing here knows what a client reads with.
@NullMarked
package io.openbailian.protocol.server;

import org.jspecify.annotations.NullMarked;
