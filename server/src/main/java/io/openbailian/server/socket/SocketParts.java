package io.openbailian.server.socket;

import io.openbailian.engine.Time;
import io.openbailian.protocol.ErrorNames;
import io.openbailian.server.invoke.DuplexInvocations;
import io.openbailian.server.invoke.Invoker;
import io.openbailian.server.media.PixelPool;

/// What tasks of sockets are made of.
public record SocketParts(
    Invoker invoker,
    DuplexInvocations invocations,
    PixelPool threads,
    Time time,
    ErrorNames names) {}
