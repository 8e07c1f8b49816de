// SPDX-License-Identifier: EUPL-1.2
#include "app/exports/centre_part.hpp"

#include "app/exports/read_records.hpp"
#include "base/format.hpp"
#include "exports/enquiry.hpp"
#include "exports/formats.hpp"
#include "store/exports/part_repo.hpp"
#include "text/csv.hpp"
#include "text/french.hpp"

namespace vigie::app {
namespace {

using exports::NamedFile;

/// One CSV, line by line.
class Sheet {
 public:
  explicit Sheet(std::initializer_list<std::string_view> headings) : out_("\uFEFF") {
    add(headings);
  }
  void add(std::initializer_list<std::string_view> fields) {
    bool first = true;
    for (const std::string_view field : fields) {
      if (!first) out_ += ';';
      out_ += text::csv_field(field);
      first = false;
    }
    out_ += "\r\n";
  }
  NamedFile named(std::string name) { return {std::move(name), std::move(out_)}; }

 private:
  std::string out_;
};

std::string day_field(std::optional<Instant> at) { return at ? iso(paris_day(*at)) : ""; }

std::string_view state_field(std::string_view state) {
  if (state == "kept") return "gardée";
  if (state == "relayed") return "relayée";
  if (state == "discarded") return "écartée";
  if (state == "passed") return "passée à un autre centre";
  if (state == "later") return "remise à plus tard";
  return "à lire";
}

Result<NamedFile> decisions_file(store::Reader& reader, CentreId centre) {
  Sheet sheet{"decidee_le", "decision", "titre",  "media",
              "adresse",    "parue_le", "themes", "territoires"};
  const auto done =
      store::each_decision(reader, centre, [&sheet](const store::CentreDecision& each) {
        sheet.add({day_field(each.decided_at), state_field(each.state), each.title, each.media,
                   each.url, day_field(each.published_at), each.themes, each.places});
      });
  if (!done) return fail(done.error());
  return sheet.named("decisions.csv");
}

Result<void> add_panorama(store::Reader& reader, CentreId centre, const std::string& public_url,
                          std::vector<NamedFile>& files) {
  const auto items = store::items_relayed_by(reader, centre);
  if (!items) return fail(items.error());
  const auto rows = store::panorama_records_of(reader, *items);
  if (!rows) return fail(rows.error());
  Sheet sheet{"relayee_le", "titre", "media", "auteur", "parue_le", "note", "adresse", "page"};
  for (const store::RecordRow& row : *rows) {
    sheet.add({day_field(row.relayed_at), row.title, row.media, row.author, day_field(row.dated_at),
               row.note, row.url, fmt::format("{}/panorama/article/{}", public_url, row.key)});
  }
  files.push_back(sheet.named("panorama.csv"));
  const auto context = read_record_context(reader, public_url);
  if (!context) return fail(context.error());
  const auto records = records_of(reader, *context, *rows);
  if (!records) return fail(records.error());
  files.push_back(
      {"panorama.json", exports::write_records(exports::Format::csl_json, {}, *records)});
  files.push_back({"panorama.ris", exports::write_records(exports::Format::ris, {}, *records)});
  return {};
}

Result<NamedFile> dossiers_file(store::Reader& reader, CentreId centre) {
  const auto lines = store::dossier_lines_of(reader, centre);
  if (!lines) return fail(lines.error());
  Sheet sheet{"dossier", "etat", "partie", "titre", "media", "parue_le", "note", "adresse"};
  for (const store::CentreDossierLine& each : *lines) {
    const std::string_view state = each.state == "prepared" ? "en préparation"
                                   : each.state == "open"   ? "ouvert"
                                                            : "clos";
    sheet.add({each.dossier, state, each.part, each.title, each.media, day_field(each.dated_at),
               each.note, each.url});
  }
  return sheet.named("dossiers.csv");
}

Result<NamedFile> sources_file(store::Reader& reader, CentreId centre) {
  const auto sources = store::sources_of(reader, centre);
  if (!sources) return fail(sources.error());
  Sheet sheet{"source", "adresse", "tenue_depuis", "tenue_jusqu_au"};
  for (const store::CentreSource& each : *sources) {
    sheet.add({each.title, each.url, day_field(each.from_at), day_field(each.to_at)});
  }
  return sheet.named("sources.csv");
}

Result<NamedFile> enquiries_file(store::Reader& reader, CentreId centre) {
  const auto enquiries = store::enquiries_with_answers(reader, centre);
  if (!enquiries) return fail(enquiries.error());
  Sheet sheet{"numero",    "recue_le",   "repondue_le", "etat",   "question",
              "organisme", "territoire", "theme",       "reponse"};
  for (const store::CentreEnquiry& each : *enquiries) {
    sheet.add({std::to_string(each.number), each.received_on, each.answered_on,
               exports::enquiry_state_label(each.state), each.question, each.organisation,
               each.territory, each.theme, each.answer});
  }
  return sheet.named("info-doc.csv");
}

NamedFile read_me(const store::Curator& curator, Instant now) {
  return {"LISEZMOI.txt",
          fmt::format(
              "Ce qui est à {} dans vigie, le {}\r\n\r\n"
              "decisions.csv   ce qui a été gardé, écarté, relayé, passé, et quand\u202F; ses "
              "thèmes et ses territoires (codes).\r\n"
              "panorama.csv    ce que le centre a relayé, avec ses notes\u202F; panorama.json "
              "(CSL-JSON) et panorama.ris, les mêmes pour Zotero.\r\n"
              "dossiers.csv    les dossiers que le centre tient, article par article.\r\n"
              "sources.csv     les sources qu’il tient, et celles qu’il a tenues.\r\n"
              "info-doc.csv    les demandes reçues et la dernière réponse.\r\n\r\n"
              "Les fichiers .csv s’ouvrent dans un tableur (UTF-8, séparateur «\u00A0;\u00A0»).\r\n"
              "N’y sont pas\u00A0: les noms de vos collègues et de qui a posé une question, le "
              "texte des journaux, ce qui est à tout le réseau (lettres, tour, recherches du "
              "réseau). Le tout se fait par qui exploite vigie\u00A0: vigie export all "
              "DOSSIER.\r\n",
              curator.centre_name, text::long_date(paris_day(now)))};
}

}  // namespace

Result<std::vector<NamedFile>> read_centre_part(store::Reader& reader,
                                                const store::Curator& curator,
                                                const std::string& public_url, Instant now) {
  std::vector<NamedFile> files{read_me(curator, now)};
  if (auto done = add_panorama(reader, curator.centre, public_url, files); !done) {
    return fail(done.error());
  }
  for (const auto read : {decisions_file, dossiers_file, sources_file, enquiries_file}) {
    auto file = read(reader, curator.centre);
    if (!file) return fail(file.error());
    files.push_back(std::move(*file));
  }
  return files;
}

}  // namespace vigie::app
