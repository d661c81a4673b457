package io.openbailian.server.http.files;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.Wire;
import io.openbailian.protocol.WireError;
import io.openbailian.protocol.WireException;
import io.openbailian.protocol.server.FileAnswers;
import io.openbailian.protocol.server.FileFacts;
import io.openbailian.server.artifact.FilesAwayException;
import io.openbailian.server.artifact.StoredFile;
import io.openbailian.server.http.exchange.BodyReader;
import io.openbailian.server.http.exchange.Exchange;
import io.openbailian.server.http.exchange.FormReading;
import io.openbailian.server.http.exchange.PublicBase;
import io.openbailian.server.http.exchange.QueryParameters;
import io.openbailian.server.http.exchange.Routes;
import io.openbailian.server.task.IdSource;
import io.openbailian.server.upload.KeptFile;
import io.openbailian.server.upload.KeptFileIndex;
import io.openbailian.server.upload.KeptFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The Files API in both dialects: `/api/v1/files` and `/compatible-mode/v1/files`.
public final class FileRoutes implements Routes {
  private static final Logger LOG = LoggerFactory.getLogger(FileRoutes.class);

  private static final String ID = "file_id";
  private static final String ONE = "/{" + ID + "}";
  private static final String CONTENT = "/content";
  private static final int USUAL_PAGE = 10;
  private static final int MOST_OF_PAGE = 100;
  private static final int USUAL_LIST = 20;
  private static final int MOST_OF_LIST = 2000;

  private final KeptFiles files;
  private final PublicBase base;
  private final FormReading forms;
  private final IdSource ids;

  public FileRoutes(KeptFiles files, PublicBase base, BodyReader bodies, IdSource ids) {
    this.files = files;
    this.base = base;
    this.forms = new FormReading(bodies);
    this.ids = ids;
  }

  @Override
  public void register(RoutesConfig routes) {
    String own = Wire.API + Wire.FILES;
    routes.post(own, this::upload);
    routes.get(own, this::page);
    routes.get(own + ONE, this::tell);
    routes.get(own + ONE + CONTENT, this::content);
    routes.delete(own + ONE, this::delete);
    String compatible = Wire.COMPATIBLE + Wire.FILES;
    routes.post(compatible, this::uploadCompatibly);
    routes.get(compatible, this::listCompatibly);
    routes.get(compatible + ONE, this::tellCompatibly);
    routes.get(compatible + ONE + CONTENT, this::content);
    routes.delete(compatible + ONE, this::deleteCompatibly);
  }

  private FileForm.Outcome receive(Context context, Optional<String> usual)
      throws InterruptedException {
    FileForm.Outcome[] outcome = new FileForm.Outcome[1];
    try (KeptFiles.Arrival arrival = files.arrive(keyOf(context))) {
      forms.read(
          context, parts -> outcome[0] = FileForm.read(parts, arrival, ids, usual).keep(arrival));
    }
    return outcome[0];
  }

  private void upload(Context context) throws InterruptedException {
    FileForm.Outcome outcome = receive(context, Optional.of(FileAnswers.EXTRACT));
    Exchange.answer(
        context,
        200,
        FileAnswers.uploaded(
            facts(context, outcome.kept()),
            outcome.left(),
            tooMany(),
            Exchange.requestId(context)));
  }

  private void uploadCompatibly(Context context) throws InterruptedException {
    FileForm.Outcome outcome = receive(context, Optional.empty());
    if (outcome.kept().isEmpty()) {
      throw new WireException(tooMany());
    }
    Exchange.answer(
        context, 200, FileAnswers.compatible(facts(context, outcome.kept().getFirst())));
  }

  private WireError tooMany() {
    return ErrorCode.TOO_MANY_FILES.with(files.most(), files.most());
  }

  private void page(Context context) throws InterruptedException {
    QueryParameters query = context::queryParam;
    int page = query.number(QueryParameters.PAGE_NO, 1, QueryParameters.MOST_PAGES);
    int size = query.number(QueryParameters.PAGE_SIZE, USUAL_PAGE, MOST_OF_PAGE);
    KeptFileIndex.Page found =
        files.list(
            new KeptFileIndex.Query(
                keyOf(context),
                filter(context, FileAnswers.PURPOSE),
                Optional.empty(),
                (page - 1) * size,
                size));
    Exchange.answer(
        context,
        200,
        FileAnswers.files(
            facts(context, found.files()), found.total(), page, size, Exchange.requestId(context)));
  }

  private void listCompatibly(Context context) throws InterruptedException {
    QueryParameters query = context::queryParam;
    KeptFileIndex.Page found =
        files.list(
            new KeptFileIndex.Query(
                keyOf(context),
                filter(context, FileAnswers.PURPOSE),
                filter(context, FileAnswers.AFTER),
                0,
                query.number(FileAnswers.LIMIT, USUAL_LIST, MOST_OF_LIST)));
    Exchange.answer(
        context, 200, FileAnswers.compatible(facts(context, found.files()), found.more()));
  }

  private static Optional<String> filter(Context context, String name) {
    return Optional.ofNullable(context.queryParam(name)).filter(text -> !text.isBlank());
  }

  private void tell(Context context) throws InterruptedException {
    Exchange.answer(
        context, 200, FileAnswers.file(facts(context, file(context)), Exchange.requestId(context)));
  }

  private void tellCompatibly(Context context) throws InterruptedException {
    Exchange.answer(context, 200, FileAnswers.compatible(facts(context, file(context))));
  }

  private void delete(Context context) {
    remove(context);
    Exchange.answer(context, 200, FileAnswers.deleted(Exchange.requestId(context)));
  }

  private void deleteCompatibly(Context context) {
    Exchange.answer(context, 200, FileAnswers.compatiblyDeleted(remove(context).id()));
  }

  private KeptFile remove(Context context) {
    String id = context.pathParam(ID);
    return files.delete(id, keyOf(context)).orElseThrow(() -> missing(id));
  }

  private KeptFile file(Context context) throws InterruptedException {
    String id = context.pathParam(ID);
    return files.find(id, keyOf(context)).orElseThrow(() -> missing(id));
  }

  private static WireException missing(String id) {
    return new WireException(ErrorCode.FILE_NOT_FOUND.with(id));
  }

  /// Whatever its sender says it is, it is nothing that a browser would show.
  private void content(Context context) throws InterruptedException {
    KeptFile file = file(context);
    StoredFile stored = files.content(file).orElseThrow(() -> missing(file.id()));
    context.res().setCharacterEncoding(null);
    context
        .contentType("application/octet-stream")
        .header("X-Content-Type-Options", "nosniff")
        .header(
            "Content-Disposition",
            "attachment; filename*=UTF-8''"
                + URLEncoder.encode(file.name(), StandardCharsets.UTF_8).replace("+", "%20"));
    context.res().setContentLengthLong(file.content().bytes());
    try {
      stored.writeTo(context.res().getOutputStream(), 0, file.content().bytes());
    } catch (FilesAwayException e) {
      throw new UncheckedIOException(e); // the request's edge tells it, or cuts what has begun
    } catch (IOException e) {
      LOG.debug("request={} its client has gone", Exchange.requestId(context), e);
    }
  }

  private List<FileFacts> facts(Context context, List<KeptFile> kept) {
    return kept.stream().map(file -> facts(context, file)).toList();
  }

  private FileFacts facts(Context context, KeptFile file) {
    return new FileFacts(
        file.id(),
        file.workspace(),
        file.name(),
        file.purpose(),
        file.description(),
        file.content().bytes(),
        file.content().md5(),
        file.created(),
        base.of(context) + Wire.API + Wire.FILES + "/" + file.id() + CONTENT);
  }

  private static String keyOf(Context context) {
    return Exchange.key(context).workspace();
  }
}
