package org.lastmile.ingest;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lastmile.contract.Table;
import org.lastmile.ingest.credential.BakedImage;
import org.lastmile.ingest.credential.CredentialDecoder;
import org.lastmile.ingest.credential.DeliveredKeys;
import org.lastmile.ingest.credential.Outcome;

/** Reads of credential documents what belongs to one table: an award is a row, and so is each fact beside it. */
final class CredentialRows implements RowSource {
    private static final String AWARDS = "open_badge";
    private static final List<String> ENDINGS = List.of(".json", ".jsonld", ".jwt", ".jws");
    private static final int LARGEST_DOCUMENT = 16 << 20;

    private final Table table;
    private final CredentialDecoder decoder;

    /** @param files all of the delivery: keys among them verify signatures in others */
    CredentialRows(Table table, LocalDate today, List<SourceFile> files) throws IOException {
        this.table = table;
        this.decoder = new CredentialDecoder(today, keys(files));
    }

    /**
     * Whether a file is a document: by its ending, or because it is an image with a credential in it.
     *
     * @param name of the file in lower case
     */
    static boolean isDocument(SourceFile file, String name) throws IOException {
        if (ENDINGS.stream().anyMatch(name::endsWith)) {
            return true;
        }

        return isImage(name) && BakedImage.mayHoldCredential(name, document(file));
    }

    static boolean isImage(String name) {
        return name.endsWith(".png") || name.endsWith(".svg");
    }

    private static DeliveredKeys keys(List<SourceFile> files) throws IOException {
        var documents = new ArrayList<byte[]>();

        for (var file : files) {
            var document = document(file);

            if (DeliveredKeys.mayBeOne(document)) {
                documents.add(document);
            }
        }

        return DeliveredKeys.of(documents);
    }

    /** @return one byte more than the largest, when the file is larger */
    private static byte[] document(SourceFile file) throws IOException {
        try (var stream = file.open()) {
            return stream.readNBytes(LARGEST_DOCUMENT + 1);
        }
    }

    @Override
    public void read(SourceFile file, Sink sink) throws IOException {
        sink.file(file);
        var document = document(file);

        if (document.length > LARGEST_DOCUMENT) {
            if (table.name().equals(AWARDS)) {
                sink.unreadable(new Problem(file.name(), 1, "", "too_large", "more than 16 MiB"));
            }

            return;
        }

        var number = 0L;

        for (var outcome : decoder.decode(file.name(), document)) {
            if (isOfTable(outcome)) {
                number++;
                take(file, number, outcome, sink);
            }
        }
    }

    /** A document is read once for each table, and judged with that of the awards. */
    private boolean isOfTable(Outcome outcome) {
        return outcome instanceof Outcome.Detail detail
                ? detail.table().equals(table.name())
                : table.name().equals(AWARDS);
    }

    private void take(SourceFile file, long number, Outcome outcome, Sink sink) {
        if (outcome instanceof Outcome.Accepted accepted) {
            sink.row(number, texts(accepted.row()));
        } else if (outcome instanceof Outcome.Detail detail) {
            sink.row(number, texts(detail.row()));
        } else if (outcome instanceof Outcome.Rejected rejected) {
            sink.unreadable(new Problem(file.name(), number, rejected.pointer(), rejected.rule(), rejected.message()));
        } else {
            sink.supporting();
        }
    }

    private @Nullable String[] texts(Map<String, String> row) {
        @Nullable String[] texts = new @Nullable String[table.columns().size()];

        for (var i = 0; i < texts.length; i++) {
            texts[i] = row.get(table.columns().get(i).name());
        }

        return texts;
    }
}
