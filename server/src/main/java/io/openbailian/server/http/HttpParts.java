package io.openbailian.server.http;

import io.openbailian.catalog.Catalog;
import io.openbailian.engine.Time;
import io.openbailian.server.admission.KeyAdministration;
import io.openbailian.server.admission.KeyRing;
import io.openbailian.server.admission.TemporaryKeys;
import io.openbailian.server.artifact.ArtifactIndex;
import io.openbailian.server.artifact.ArtifactStore;
import io.openbailian.server.artifact.UrlSigner;
import io.openbailian.server.config.Settings;
import io.openbailian.server.http.admin.Readiness;
import io.openbailian.server.http.dashscope.Gate;
import io.openbailian.server.invoke.DirectInvocations;
import io.openbailian.server.invoke.Invoker;
import io.openbailian.server.invoke.NumbersInvocations;
import io.openbailian.server.invoke.Submissions;
import io.openbailian.server.invoke.TextInvocations;
import io.openbailian.server.metrics.ServerMetrics;
import io.openbailian.server.routing.EngineRouter;
import io.openbailian.server.run.ProgressBoard;
import io.openbailian.server.socket.Sockets;
import io.openbailian.server.task.HeldPolls;
import io.openbailian.server.task.IdSource;
import io.openbailian.server.task.TaskStore;
import io.openbailian.server.upload.KeptFiles;
import io.openbailian.server.upload.Uploads;
import java.nio.file.Path;

/// What the routes are made of; put together in `Assembly`.
///
/// @param pictures what answers with pictures wait for before they begin
/// @param token of this run; opens the admin API
/// @param spool a folder for large bodies while they come in
public record HttpParts(
    Settings settings,
    Catalog catalog,
    Invoker invoker,
    Submissions submissions,
    ProgressBoard progress,
    EngineRouter engines,
    DirectInvocations direct,
    TextInvocations text,
    NumbersInvocations numbers,
    TaskStore tasks,
    HeldPolls polls,
    ArtifactIndex artifactIndex,
    ArtifactStore artifacts,
    UrlSigner signer,
    Uploads uploads,
    KeptFiles kept,
    KeyRing keys,
    TemporaryKeys temporary,
    KeyAdministration administration,
    Readiness readiness,
    Gate pictures,
    ServerMetrics metrics,
    Sockets sockets,
    String token,
    Path spool,
    IdSource requestIds,
    Time time) {}
