package io.openbailian.server;

import io.openbailian.server.invoke.AdmissionControl;
import io.openbailian.server.invoke.DirectInvocations;
import io.openbailian.server.invoke.Invoker;
import io.openbailian.server.invoke.NumbersInvocations;
import io.openbailian.server.invoke.Submissions;
import io.openbailian.server.invoke.TextInvocations;

/// How a model is called, whichever door the call comes through.
record Calls(
    AdmissionControl control,
    Invoker invoker,
    Submissions submissions,
    DirectInvocations direct,
    TextInvocations texts,
    NumbersInvocations numbers) {}
