package io.openbailian.server.http.openai;

import io.openbailian.catalog.Catalog;
import io.openbailian.server.invoke.Invoker;
import io.openbailian.server.upload.Uploads;

/// What all doors of this dialect need that make media.
///
/// @param uploads where files of forms lie while they are worked on
public record MediaWork(Catalog catalog, Invoker invoker, Uploads uploads) {}
