package io.openbailian.cli.verbs;

import io.openbailian.cli.local.CommandContext;
import io.openbailian.cli.local.ResultSaver;
import io.openbailian.cli.local.Target;
import io.openbailian.cli.local.Targets;
import io.openbailian.cli.output.Destination;
import io.openbailian.cli.output.ExitCode;
import io.openbailian.cli.output.Outcome;
import io.openbailian.cli.output.Picture;
import io.openbailian.cli.output.PictureFormat;
import io.openbailian.cli.output.PictureOpener;
import io.openbailian.cli.output.PictureSaver;
import io.openbailian.cli.output.ProgressLine;
import io.openbailian.cli.output.ResultPrinter;
import io.openbailian.cli.output.TaskWatch;
import io.openbailian.cli.output.show.TerminalPictures;
import io.openbailian.cli.request.ModelCall;
import io.openbailian.cli.request.PictureSender;
import io.openbailian.cli.verbs.option.Options;
import io.openbailian.cli.verbs.option.PictureOptions;
import io.openbailian.client.BailianClient;
import io.openbailian.protocol.TaskStatus;
import io.openbailian.protocol.client.GenerationAnswer;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParseResult;
import tools.jackson.databind.node.ObjectNode;

/// From a request to files and lines, whichever way it is asked.
record PictureJob(CommandContext context, ParseResult parsed) {

  /// Makes the request, once the service is known that input pictures are sent to.
  interface BodyMaker {
    ObjectNode body(PictureSender sender) throws IOException, InterruptedException;
  }

  /// Asks, waits, saves and prints.
  ///
  /// @param seed that is sent
  ExitCode run(ModelCall call, OptionalLong seed, BodyMaker asking)
      throws IOException, InterruptedException {
    Destination output = PictureOptions.output(context, parsed);
    PictureFormat.check(output, call.film());
    output.attempt();
    long begin = context.pace().nanos();
    try (Target target = new Targets(context, Options.service(parsed)).any();
        BailianClient client = target.client(context.pace())) {
      ObjectNode body = asking.body(new PictureSender(client, target.near(), call.model()));
      Outcome outcome = ask(client, call, body);
      List<Picture> pictures =
          new ResultSaver(target)
              .save(new PictureSaver(client, output, call.model(), seed), outcome);
      OptionalLong waited = OptionalLong.of(context.pace().nanos() - begin);
      ExitCode exit =
          new ResultPrinter(context.terminal(), Options.flag(parsed, Options.JSON))
              .print(outcome, pictures, waited);
      show(pictures);
      return exit;
    }
  }

  private void show(List<Picture> pictures) {
    if (Options.flag(parsed, PictureOptions.SHOW)) {
      TerminalPictures shown = new TerminalPictures(context.terminal(), context::variable);
      pictures.forEach(picture -> shown.show(picture.file()));
    }
    if (Options.flag(parsed, PictureOptions.OPEN)) {
      pictures.forEach(picture -> PictureOpener.open(picture.file(), context.terminal()));
    }
  }

  private Outcome ask(BailianClient client, ModelCall call, ObjectNode body)
      throws InterruptedException {
    return switch (call.mode()) {
      case ASYNC -> {
        String id = client.submit(call.path(), body).taskId();
        yield Outcome.of(new TaskWatch(context.terminal(), client).untilOrCancel(id));
      }
      case SYNC -> Outcome.of(answer(client, call, body));
      case STREAM, DUPLEX -> throw new IllegalStateException("no whole answer: " + call);
    };
  }

  private GenerationAnswer answer(BailianClient client, ModelCall call, ObjectNode body)
      throws InterruptedException {
    try (@Nullable ProgressLine _ = ProgressLine.where(context.terminal(), TaskStatus.RUNNING)) {
      return GenerationAnswer.of(client.call(call.path(), body));
    }
  }
}
