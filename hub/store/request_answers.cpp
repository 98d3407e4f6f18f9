// What reporters answered to the questions of a category.
#include "hub/store/parts.h"

namespace hub::sql {

void put_answers(soci::session& sql, const std::string& number,
                 const std::vector<domain::RequestAnswer>& answers) {
    for (std::size_t n = 0; n < answers.size(); ++n) {
        const auto nth = static_cast<long long>(n);
        sql << "INSERT INTO request_answers (number, position, question, answer)"
               " VALUES (:number, :nth, :question, :answer)",
            soci::use(number), soci::use(nth), soci::use(answers[n].question), soci::use(answers[n].answer);
    }
}

std::vector<domain::RequestAnswer> answers_of(soci::session& sql, const std::string& number) {
    std::vector<domain::RequestAnswer> answers;
    domain::RequestAnswer each;
    soci::statement select =
        (sql.prepare << "SELECT question, answer FROM request_answers WHERE number = :number"
                        " ORDER BY position",
         soci::use(number), soci::into(each.question), soci::into(each.answer));
    select.execute();
    while (select.fetch())
        answers.push_back(each);
    return answers;
}

}  // namespace hub::sql
