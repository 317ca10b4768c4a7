"""What the settings say of an article, laid over what the article says of itself."""

from dataclasses import replace
from datetime import date, datetime

from factcheck.articles.metadata import host_of
from factcheck.articles.stamps import url_day
from factcheck.model import Article, Stamp
from factcheck.sidecar import ArticleTable


def with_table(article: Article, table: ArticleTable) -> Article:
    """The article with the metadata of a table; its stamp says that it was found there.

    An address gives publisher and day where neither the article nor the table has them, as an address in the file would.
    """
    published = stamp(table.published, f"{table.place}.published") if table.published else article.published
    if published is None and table.url and (day := url_day(table.url)) is not None:
        published = Stamp(day, f"{table.place}.url")
    return replace(
        article,
        publisher=table.publisher or article.publisher or host_of(table.url),
        published=published,
        author=table.author or article.author,
        url=table.url or article.url,
        title=table.title or article.title,
    )


def stamp(moment: date | datetime, found: str) -> Stamp:
    """A day, or a day with the minute and its zone's offset, as the stamp of an article."""
    if not isinstance(moment, datetime):
        return Stamp(moment, found)
    offset = moment.utcoffset()
    minutes = None if offset is None else int(offset.total_seconds() // 60)
    return Stamp(moment.date(), found, moment.hour * 60 + moment.minute, minutes)
