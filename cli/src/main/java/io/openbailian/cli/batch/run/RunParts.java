package io.openbailian.cli.batch.run;

import io.openbailian.cli.batch.manifest.Manifest;
import io.openbailian.client.ClientClock;
import java.util.random.RandomGenerator;

/// What the entries of a running batch share.
///
/// @param chance seeds and keys are drawn from it
public record RunParts(
    BatchService service,
    Manifest manifest,
    Pacing pacing,
    ResultFiles files,
    AnswerKeeper answers,
    ClientClock clock,
    RandomGenerator chance) {}
