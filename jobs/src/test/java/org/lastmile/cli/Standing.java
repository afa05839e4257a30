package org.lastmile.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.lastmile.release.SealedFile;
import org.lastmile.warehouse.PartnershipFolder;
import org.lastmile.warehouse.TableSnapshot;

/**
 * How a partnership stands: two equal ones read the same.
 *
 * @param versions Delta version of each table
 * @param files    hash of each file under the warehouse, locks and leftovers included
 * @param answers  of queries over the edition and over all zones
 */
record Standing(Map<String, Long> versions, Map<String, String> files, String answers) {
    static Standing of(Path root) throws IOException {
        var warehouse = new PartnershipFolder(root).warehouse();
        var versions = new TreeMap<String, Long>();
        var files = new TreeMap<String, String>();

        if (Files.isDirectory(warehouse)) {
            try (var walk = Files.walk(warehouse)) {
                for (var path : walk.toList()) {
                    var name = warehouse.relativize(path).toString();

                    if (Files.isRegularFile(path) && Files.size(path) > 0) {
                        files.put(name, SealedFile.sha256(path));
                    } else if (path.endsWith("_delta_log")) {
                        TableSnapshot.newest(java.util.Objects.requireNonNull(path.getParent()))
                                .ifPresent(snapshot -> versions.put(name, snapshot.version()));
                    }
                }
            }
        }

        return new Standing(versions, files, answers(root));
    }

    private static String answers(Path root) {
        return said(Calls.run(
                        "sql",
                        "--root",
                        root,
                        "select count(*) as cells, md5(string_agg(cell::varchar, '' order by cell_id)) as said from"
                                + " release.cell as cell"))
                + said(Calls.run(
                        "sql",
                        "--root",
                        root,
                        "--operator",
                        "select count(*), count(distinct learner_id), sum(learner_id % 1000003) from core.registration"
                                + " union all select count(*), count(distinct learner_id), 0 from mart.entry"
                                + " union all select count(*), count(distinct delivery_id), 0 from source.delivery"));
    }

    private static String said(Calls.Answer answer) {
        return answer.code() + answer.out() + answer.err();
    }
}
