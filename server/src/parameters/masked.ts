/** What is no figure of a demand: standards, titles of books, dates, addresses. */
export const masked: RegExp =
  /《[^》]*》|(?:gb|yy|ga|jgj|fz|qb|hj|ja|jr|db\d*|iso|iec|ieee|en|astm|jjg|gbz|gb\/t|gjb|wst|ws)(?:[/ ]?t)? ?-?\d[\d.-]*(?:-\d{4})?|https?:\/\/\S+|\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?)?|\d{1,6}(?:\.\d{1,6}){2,8}/g
