package io.openbailian.cli.verbs;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.cli.local.CommandContext;
import io.openbailian.cli.local.Target;
import io.openbailian.cli.local.Targets;
import io.openbailian.cli.output.Destination;
import io.openbailian.cli.output.ExitCode;
import io.openbailian.cli.output.InterleavedAnswer;
import io.openbailian.cli.output.PictureSaver;
import io.openbailian.cli.request.ModelCall;
import io.openbailian.cli.request.PictureSender;
import io.openbailian.cli.request.RequestValues;
import io.openbailian.cli.verbs.option.Options;
import io.openbailian.cli.verbs.option.PictureOptions;
import io.openbailian.client.BailianClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.ParseResult;

/// From a request to a story of text and pictures, told as it comes.
record InterleavedJob(CommandContext context, ParseResult parsed) {
  private static final String STORY = "story.md";

  ExitCode run(ModelCall call, RequestValues values) throws IOException, InterruptedException {
    Destination written = written();
    Destination pictures = new Destination.Folder(written.folder());
    written.attempt();
    values.flag(Meaning.ENABLE_INTERLEAVE, true);
    values.flag(Meaning.STREAM, true);
    long begin = context.pace().nanos();
    try (Target target = new Targets(context, Options.service(parsed)).any();
        BailianClient client = target.client(context.pace())) {
      var sender = new PictureSender(client, target.near(), call.model());
      var saver = new PictureSaver(client, pictures, call.model(), OptionalLong.empty());
      InterleavedAnswer story =
          new InterleavedAnswer(context.terminal(), saver, !Options.flag(parsed, Options.JSON));
      Optional<Path> file;
      try {
        client.stream(call.path(), call.fill(values.body(sender), values.sent(sender)), story);
      } finally {
        file = story.write(written, STORY); // what came is kept, however it ended
      }
      return story.end(file, context.pace().nanos() - begin);
    }
  }

  /// A name that ends in `.md` is the story's own; any other is a folder.
  private Destination written() {
    String named = Options.text(parsed, PictureOptions.OUT).orElse("./");
    return Destination.of(
        context.folder(), named.endsWith(".md") || named.endsWith("/") ? named : named + "/");
  }
}
