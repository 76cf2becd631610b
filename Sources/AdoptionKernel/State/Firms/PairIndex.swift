/// Where the value of a firm and a technology stands in a column with six values a firm, and by default the first of the six:
/// `firm·6 + technology`.
///
/// Without a check of its own: a firm that does not exist is found by the column, which is asked with the result.
@inline(__always)
func pairIndex(_ firm: Int, _ technology: Int = 0) -> Int { firm &* technologyCount &+ technology }
